// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.boost;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** What stands in an answer: a value, a fault, or nothing that can be read. */
sealed interface SoapAnswer {

    /** The value that {@code sendMessage} returned. */
    record Returned(String value) implements SoapAnswer {}

    /** A fault of SOAP 1.1, section 4.4; a code of SOAP itself without its prefix, any other as it is written. */
    record Fault(String code, String words) implements SoapAnswer {}

    /** Something else. */
    record Unreadable() implements SoapAnswer {}

    /** Namespace of SOAP 1.1. */
    String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

    static SoapAnswer read(byte[] xml) {
        try {
            Element envelope = parser().parse(new ByteArrayInputStream(xml)).getDocumentElement();
            return only(envelope, "Body")
                    .filter(body -> is(envelope, SOAP, "Envelope") && is(body, SOAP, "Body"))
                    .map(SoapAnswer::elements)
                    .filter(parts -> !parts.isEmpty())
                    .flatMap(parts -> content(parts.get(0)))
                    .orElse(new Unreadable());
        } catch (SAXException | IOException e) {
            return new Unreadable();
        }
    }

    private static Optional<SoapAnswer> content(Element first) {
        if (is(first, SOAP, "Fault")) {
            return only(first, "faultcode").map(code -> new Fault(unprefixed(code), words(first)));
        }
        // The name of the value isn't significant (section 7.1), the element around it is named after the call.
        List<Element> values = elements(first);
        boolean value = "sendMessageResponse".equals(first.getLocalName())
                && values.size() == 1
                && elements(values.get(0)).isEmpty();
        return value ? Optional.of(new Returned(values.get(0).getTextContent().strip())) : Optional.empty();
    }

    private static String unprefixed(Element faultcode) {
        String code = faultcode.getTextContent().strip();
        int colon = code.indexOf(':');
        boolean soap = colon > 0 && SOAP.equals(faultcode.lookupNamespaceURI(code.substring(0, colon)));
        return soap ? code.substring(colon + 1) : code;
    }

    private static String words(Element fault) {
        return only(fault, "faultstring").map(Element::getTextContent).orElse("");
    }

    private static Optional<Element> only(Element parent, String name) {
        List<Element> found = elements(parent).stream()
                .filter(element -> name.equals(element.getLocalName()))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static List<Element> elements(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    private static boolean is(Element element, String namespace, String name) {
        return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    /** No DTD, so no entities and nothing fetched; depth is limited because reading texts recurses. */
    private static DocumentBuilder parser() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute("jdk.xml.maxElementDepth", "50");
            DocumentBuilder parser = factory.newDocumentBuilder();
            // The parser's own handler prints what it dislikes to standard error.
            parser.setErrorHandler(new DefaultHandler());
            return parser;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's own parser knows these features", e);
        }
    }
}
