// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.boost;

import io.github.smsdispatch.api.PhoneNumber;

/** Writes the call {@code sendMessage(username, password, sender, phone, message)} as SOAP 1.1, RPC style. */
final class SoapRequest {

    private static final String ENVELOPE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"
                xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
            <soap:Body>
            <%1$s>%2$s</%3$s>
            </soap:Body>
            </soap:Envelope>
            """;

    private SoapRequest() {}

    static String of(BoostSettings settings, PhoneNumber phone, String text) {
        String parameters = parameter("username", settings.username())
                + parameter("password", settings.password().reveal())
                + parameter("sender", settings.sender())
                + parameter("phone", phone.value())
                + parameter("message", text);
        if (settings.namespace().isEmpty()) {
            return ENVELOPE.formatted("sendMessage", parameters, "sendMessage");
        }
        String declared = "b:sendMessage xmlns:b=\"" + XmlText.escaped(settings.namespace()) + "\"";
        return ENVELOPE.formatted(declared, parameters, "b:sendMessage");
    }

    /** Typed, as services of that age expect it; those that know their types from a WSDL don't mind. */
    private static String parameter(String name, String value) {
        return "<" + name + " xsi:type=\"xsd:string\">" + XmlText.escaped(value) + "</" + name + ">";
    }
}
