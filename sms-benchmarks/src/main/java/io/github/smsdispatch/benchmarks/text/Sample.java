// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.text;

/** The texts to measure with; JMH wants enum constants as parameters. */
public enum Sample {
    /** 40 characters of one septet each, all ASCII. */
    ASCII40("Server db-03 is down since 12:04, on it."),
    /** 160 characters in 169 septets: letters beyond ASCII, the euro sign and eight other extension characters. */
    MIXED160("Ærlig talt: blåbær & rømme [inkl. mva] koster 45 € på torget {kun i dag}, ~3 | 4 for nøysomme. "
            + "Møt opp kl. 9 på Åsen [gaten 5], så får Øyvind òg sitt. Grüße an!"),
    /** 300 UTF-16 units, which only UCS-2 can write, in 5 segments. */
    EMOJI300("The lift in the north wing is stuck again 🛗. Please send somebody 🙏 and call the office first 📞. "
            .repeat(4)
            .substring(0, 300));

    private final String text;

    Sample(String text) {
        this.text = text;
    }

    /**
     * Gives the text.
     *
     * @return the text
     */
    public String text() {
        return text;
    }
}
