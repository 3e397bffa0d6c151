// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import io.github.smsdispatch.testkit.skyline.PushClient.Push;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * An SMS that somebody sends to the gateway. Immutable; the text form shows neither numbers nor text.
 *
 * @param port the GSM port that receives it, from 1
 * @param sender who sends it
 * @param recipient the gateway's own number, may be empty
 * @param text what it says
 * @param form how the firmware hands it on
 * @param legacyUrl where the legacy push goes, as set in the device's web pages; empty for the other forms
 */
public record ReceivedSms(int port, String sender, String recipient, String text, Form form, String legacyUrl) {

    /** How the firmware hands an SMS on. */
    public enum Form {
        /** {@code recv-sms} with the bare text. */
        PLAIN,
        /** {@code recv-sms} with a block of headers before the text. */
        TEXT_BLOCK,
        /** {@code recv-sms} whose text is followed by three NUL characters. */
        NUL_TAIL,
        /** The older "SMS to HTTP" push: a text block as the body, the rest in the query. */
        LEGACY
    }

    /**
     * Makes an SMS for port 1 in the plain form.
     *
     * @param sender who sends it
     * @param text what it says
     * @return the SMS
     */
    public static ReceivedSms of(String sender, String text) {
        return new ReceivedSms(1, sender, "15550100002", text, Form.PLAIN, "");
    }

    /**
     * Chooses another form of {@code recv-sms}.
     *
     * @param other how the firmware hands it on
     * @return the same SMS in that form
     */
    public ReceivedSms as(Form other) {
        return new ReceivedSms(port, sender, recipient, text, other, legacyUrl);
    }

    /**
     * Chooses the legacy push.
     *
     * @param url where it goes; the device appends its parameters
     * @return the same SMS as legacy push
     */
    public ReceivedSms asLegacyPushTo(String url) {
        return new ReceivedSms(port, sender, recipient, text, Form.LEGACY, url);
    }

    void arrive(Device device) {
        Port at = device.ports.port(port);
        String content = switch (form) {
            case PLAIN -> text;
            case NUL_TAIL -> text + "\u0000\u0000\u0000";
            case TEXT_BLOCK, LEGACY -> block(device);
        };
        if (form == Form.LEGACY) {
            at.received++;
            String url = legacyUrl + "?port=" + PortNames.format(SkylineDialect.PortForm.LETTER, port, at.slot)
                    + "&sender=" + URLEncoder.encode(sender, StandardCharsets.UTF_8)
                    + "&mac=00-30-f1-00-00-01&iccid=8986000000000000001";
            device.pushes.push(new Push(url, "application/octet-stream", content, device.receivedSms, () -> {}));
        } else {
            byte[] utf8 = content.getBytes(StandardCharsets.UTF_8);
            device.inbox.sms(at, sender, recipient, Base64.getEncoder().encodeToString(utf8));
        }
    }

    private String block(Device device) {
        String where = PortNames.format(SkylineDialect.PortForm.DOT, port, device.ports.port(port).slot);
        return "Sender: " + sender + "\r\nReceiver: \"" + where + "\" " + recipient + "\r\nSMSC: "
                + Inbox.MESSAGE_CENTRE + "\r\nSCTS: " + Inbox.scts(device.time.now()) + "\r\n\r\n" + text;
    }

    @Override
    public String toString() {
        return "ReceivedSms[port=" + port + ", " + text.length() + " characters, " + form + "]";
    }
}
