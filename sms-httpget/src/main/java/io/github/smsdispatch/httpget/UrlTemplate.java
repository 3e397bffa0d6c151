// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * The address of a request. Scheme, host and port are fixed: no field can lead a request elsewhere.
 *
 * @param origin scheme, host and port; the only part that may be shown
 * @param path from the first slash on
 * @param query what the URL itself has as query, without question mark
 * @param parameters more of the query
 */
record UrlTemplate(String origin, Template path, Template query, List<Parameter> parameters) {

    String write(Fields fields, Charset charset) throws UnwritableException {
        StringBuilder out = new StringBuilder(256).append(origin).append(path(fields, charset));
        int beforeQuery = out.length();
        out.append('?').append(query.write(fields, Place.QUERY, charset));
        Parameter.join(out, parameters, fields, Place.QUERY, charset);
        if (out.length() == beforeQuery + 1) {
            out.setLength(beforeQuery);
        }
        return out.toString();
    }

    private String path(Fields fields, Charset charset) throws UnwritableException {
        String written = path.write(fields, Place.PATH, charset);
        for (String segment : written.split("/", -1)) {
            // Clients resolve these, so that a text of two dots would ask for another page.
            if (segment.equals(".") || segment.equals("..")) {
                throw new UnwritableException("'.' and '..' can't be a segment of a path");
            }
        }
        return written;
    }

    List<Template> templates() {
        List<Template> all = new ArrayList<>(List.of(path, query));
        parameters.forEach(parameter -> all.add(parameter.value()));
        return all;
    }
}
