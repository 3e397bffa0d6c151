// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import java.nio.charset.Charset;
import java.util.List;
import okhttp3.MediaType;

/** What a POST carries. */
sealed interface BodyTemplate {

    String write(Fields fields, Charset charset) throws UnwritableException;

    MediaType type();

    List<Template> templates();

    /** Parameters as a web form sends them. */
    record Form(List<Parameter> parameters, MediaType type) implements BodyTemplate {

        @Override
        public String write(Fields fields, Charset charset) throws UnwritableException {
            StringBuilder out = new StringBuilder(256);
            Parameter.join(out, parameters, fields, Place.FORM, charset);
            return out.toString();
        }

        @Override
        public List<Template> templates() {
            return parameters.stream().map(Parameter::value).toList();
        }
    }

    /** A JSON or XML document with fields in it. */
    record Document(Template template, Place place, MediaType type) implements BodyTemplate {

        @Override
        public String write(Fields fields, Charset charset) throws UnwritableException {
            return template.write(fields, place, charset);
        }

        @Override
        public List<Template> templates() {
            return List.of(template);
        }
    }
}
