// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.boost;

/** Answers as services write them. */
final class SoapText {

    private SoapText() {}

    static String returning(String value) {
        return envelope(
                "<r:sendMessageResponse xmlns:r=\"urn:any\"><return>" + value + "</return></r:sendMessageResponse>");
    }

    static String fault(String code, String words) {
        return envelope(
                "<soap:Fault><faultcode>" + code + "</faultcode><faultstring>" + words + "</faultstring></soap:Fault>");
    }

    static String envelope(String body) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soap:Envelope xmlns:soap=\"" + SoapAnswer.SOAP
                + "\"><soap:Header/><soap:Body>" + body + "</soap:Body></soap:Envelope>";
    }
}
