// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Tells whether a template makes XML. Answers are never parsed as XML: patterns look at them as text. */
final class XmlCheck {

    private XmlCheck() {}

    /** A document type is refused, so that no entity can name a file or a host. */
    static boolean isWellFormed(String text) {
        try {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            SAXParser parser = factory.newSAXParser();
            parser.parse(new InputSource(new StringReader(text)), new DefaultHandler());
            return true;
        } catch (SAXException | IOException | ParserConfigurationException e) {
            return false;
        }
    }
}
