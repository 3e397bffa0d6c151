// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import java.util.List;

/** What a text that grows takes in each way in which it may be written. Immutable: what doesn't fit is simply dropped. */
final class Tally {

    private final List<Coding> codings;
    private final int[] units;

    private Tally(List<Coding> codings, int[] units) {
        this.codings = codings;
        this.units = units;
    }

    static Tally of(Codings codings) {
        return new Tally(codings.all(), new int[codings.all().size()]);
    }

    Tally plus(String piece) {
        if (piece.isEmpty()) {
            return this;
        }
        int[] sums = new int[units.length];
        for (int i = 0; i < sums.length; i++) {
            int more =
                    units[i] == Coding.MISSING ? Coding.MISSING : codings.get(i).units(piece);
            sums[i] = more == Coding.MISSING ? Coding.MISSING : units[i] + more;
        }
        return new Tally(codings, sums);
    }

    /** Tells whether one segment holds it. */
    boolean fits() {
        for (int i = 0; i < units.length; i++) {
            if (units[i] != Coding.MISSING && units[i] <= codings.get(i).single()) {
                return true;
            }
        }
        return false;
    }

    /** Tells that a text of so many characters can't be added, whatever they are: each takes a unit or more. */
    boolean full(int length) {
        for (int i = 0; i < units.length; i++) {
            if (units[i] != Coding.MISSING
                    && units[i] + length <= codings.get(i).single()) {
                return false;
            }
        }
        return true;
    }
}
