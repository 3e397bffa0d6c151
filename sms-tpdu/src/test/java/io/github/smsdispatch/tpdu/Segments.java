// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

/** Segments whose reference is known only when the other program has chosen it. */
final class Segments {

    private Segments() {}

    /** The same submission with another reference of concatenation. */
    static Submit withReference(Submit submit, int reference) {
        UserData data = submit.userData();
        if (data.header().concatenation().isEmpty()) {
            return submit;
        }
        Concatenation old = data.header().concatenation().orElseThrow();
        Concatenation concatenation = new Concatenation(old.width(), reference, old.total(), old.number());
        return new Submit(
                submit.flags(),
                submit.reference(),
                submit.destination(),
                submit.protocol(),
                submit.validity(),
                new UserData(data.coding(), UserDataHeader.of(concatenation), data.payload()));
    }
}
