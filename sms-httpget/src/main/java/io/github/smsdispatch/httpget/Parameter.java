// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import java.nio.charset.Charset;
import java.util.List;

/**
 * A named value of query or form, or a header.
 *
 * @param name as it is written
 * @param value what it says
 */
record Parameter(String name, Template value) {

    /** Joins those that apply with {@code &}, after what is there already. */
    static void join(StringBuilder out, List<Parameter> parameters, Fields fields, Place place, Charset charset)
            throws UnwritableException {
        for (Parameter parameter : parameters) {
            if (parameter.value().applies(fields)) {
                char last = out.length() == 0 ? '?' : out.charAt(out.length() - 1);
                if (last != '?' && last != '&') {
                    out.append('&');
                }
                out.append(place.write(parameter.name(), charset))
                        .append('=')
                        .append(parameter.value().write(fields, place, charset));
            }
        }
    }
}
