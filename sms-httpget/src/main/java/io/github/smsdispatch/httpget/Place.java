// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import java.nio.charset.Charset;

/** Where in a request a value stands, and how it is written there so that it stays one value. Pure. */
enum Place {
    /** A segment of the path: everything but RFC 3986's unreserved characters is percent-encoded. */
    PATH {
        @Override
        String write(String value, Charset charset) throws UnwritableException {
            return Percent.encode(value, charset, Percent.UNRESERVED, "%20");
        }
    },
    /** A value in the query; as in the path, so that a blank is read alike by those who know forms and who don't. */
    QUERY {
        @Override
        String write(String value, Charset charset) throws UnwritableException {
            return Percent.encode(value, charset, Percent.UNRESERVED, "%20");
        }
    },
    /** A value in a form body: application/x-www-form-urlencoded of the WHATWG URL standard, a blank is a plus. */
    FORM {
        @Override
        String write(String value, Charset charset) throws UnwritableException {
            return Percent.encode(value, charset, Percent.FORM, "+");
        }
    },
    /** Within a JSON string, RFC 8259 section 7. */
    JSON {
        @Override
        String write(String value, Charset charset) throws UnwritableException {
            return Markup.json(Percent.checked(value, charset));
        }
    },
    /** Text or an attribute's value in XML 1.0. */
    XML {
        @Override
        String write(String value, Charset charset) throws UnwritableException {
            return Markup.xml(Percent.checked(value, charset));
        }
    },
    /** A header's value: printable ASCII, so that no value can end its line. */
    HEADER {
        @Override
        String write(String value, Charset charset) throws UnwritableException {
            return Markup.header(value);
        }
    };

    /** Writes a value, or says why it can't stand here. */
    abstract String write(String value, Charset charset) throws UnwritableException;
}
