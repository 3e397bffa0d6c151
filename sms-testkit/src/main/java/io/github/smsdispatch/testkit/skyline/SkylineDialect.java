// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

/**
 * How the simulated firmware writes things down where real firmwares differ. Immutable; made by {@link #builder()}. The
 * defaults are what live devices were seen to do.
 */
public final class SkylineDialect {

    /** How the count of slots is named in a {@code dev-status}. */
    public enum SlotKey {
        /** {@code max-slot} as a number, seen live. */
        MAX_SLOT,
        /** {@code max-slots} as a text, documented. */
        MAX_SLOTS,
        /** Not there. */
        ABSENT
    }

    /** How a port's state is written. */
    public enum StateForm {
        /** {@code 3}, seen live. */
        NUMBER,
        /** {@code "3 OK"}, documented. */
        TEXT
    }

    /** How a port's state is named. */
    public enum StateKey {
        /** {@code st}. */
        ST,
        /** {@code status}, as in the documented {@code port-status} sample. */
        STATUS
    }

    /** How a port is named. */
    public enum PortForm {
        /** {@code 1.01}. */
        DOT,
        /** {@code 1A}. */
        LETTER,
        /** {@code 1.sp256.101}. */
        POOL
    }

    /** How counts such as {@code rpt_num} are written. */
    public enum CountForm {
        /** As a number. */
        NUMBER,
        /** As a text. */
        TEXT
    }

    /** Blanks after commas. */
    public enum Blanks {
        /** After {@code code} and {@code reason}, seen live. */
        AFTER_CODE_AND_REASON,
        /** None, as documented. */
        NONE
    }

    /** How wide a task id is. */
    public enum TidForm {
        /** As posted, up to 63 bits. */
        AS_POSTED,
        /** Wrapped to 32 bits with sign, as a sibling API was seen to do. */
        INT32_WRAP
    }

    /** Where the recipients of a task are counted from in reports. */
    public enum IndexBase {
        /** From 0. */
        ZERO,
        /** From 1. */
        ONE
    }

    /** Whether reports list single results. */
    public enum ReportLists {
        /** As asked for by {@code sdr} and {@code fdr}. */
        AS_ASKED,
        /** Always empty: only the sums tell. */
        EMPTY
    }

    /** What the content of a network delivery report says. */
    public enum ReceiptForm {
        /** {@code "0 250820064536A8"}: status and time, form A, documented. */
        CODE_AND_TIME,
        /** {@code "0 15550100001"}: status and recipient, form B, seen with clients. */
        CODE_AND_NUMBER
    }

    final SlotKey slotKey;
    final StateForm stateForm;
    final StateKey stateKey;
    final PortForm portForm;
    final CountForm countForm;
    final Blanks blanks;
    final TidForm tidForm;
    final IndexBase indexBase;
    final ReportLists reportLists;
    final ReceiptForm receiptForm;
    final String pathPrefix;

    private SkylineDialect(Builder builder) {
        slotKey = builder.slotKey;
        stateForm = builder.stateForm;
        stateKey = builder.stateKey;
        portForm = builder.portForm;
        countForm = builder.countForm;
        blanks = builder.blanks;
        tidForm = builder.tidForm;
        indexBase = builder.indexBase;
        reportLists = builder.reportLists;
        receiptForm = builder.receiptForm;
        pathPrefix = builder.pathPrefix;
    }

    /**
     * Gives what live devices were seen to do.
     *
     * @return the defaults of the builder
     */
    public static SkylineDialect live() {
        return builder().build();
    }

    /**
     * Starts a dialect.
     *
     * @return a builder with the defaults of {@link #live()}
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects a dialect. Not thread-safe. */
    public static final class Builder {

        private SlotKey slotKey = SlotKey.MAX_SLOT;
        private StateForm stateForm = StateForm.NUMBER;
        private StateKey stateKey = StateKey.ST;
        private PortForm portForm = PortForm.DOT;
        private CountForm countForm = CountForm.NUMBER;
        private Blanks blanks = Blanks.AFTER_CODE_AND_REASON;
        private TidForm tidForm = TidForm.AS_POSTED;
        private IndexBase indexBase = IndexBase.ZERO;
        private ReportLists reportLists = ReportLists.AS_ASKED;
        private ReceiptForm receiptForm = ReceiptForm.CODE_AND_TIME;
        private String pathPrefix = "/goip_";

        private Builder() {}

        /**
         * Sets how the count of slots is named.
         *
         * @param form default {@link SlotKey#MAX_SLOT}
         * @return this
         */
        public Builder slotKey(SlotKey form) {
            this.slotKey = form;
            return this;
        }

        /**
         * Sets how a port's state is written.
         *
         * @param form default {@link StateForm#NUMBER}
         * @return this
         */
        public Builder stateForm(StateForm form) {
            this.stateForm = form;
            return this;
        }

        /**
         * Sets how a port's state is named.
         *
         * @param form default {@link StateKey#ST}
         * @return this
         */
        public Builder stateKey(StateKey form) {
            this.stateKey = form;
            return this;
        }

        /**
         * Sets how ports are named.
         *
         * @param form default {@link PortForm#DOT}
         * @return this
         */
        public Builder portForm(PortForm form) {
            this.portForm = form;
            return this;
        }

        /**
         * Sets how counts are written.
         *
         * @param form default {@link CountForm#NUMBER}
         * @return this
         */
        public Builder countForm(CountForm form) {
            this.countForm = form;
            return this;
        }

        /**
         * Sets where blanks stand.
         *
         * @param form default {@link Blanks#AFTER_CODE_AND_REASON}
         * @return this
         */
        public Builder blanks(Blanks form) {
            this.blanks = form;
            return this;
        }

        /**
         * Sets how wide a task id is.
         *
         * @param form default {@link TidForm#AS_POSTED}
         * @return this
         */
        public Builder tidForm(TidForm form) {
            this.tidForm = form;
            return this;
        }

        /**
         * Sets where recipients are counted from.
         *
         * @param form default {@link IndexBase#ZERO}
         * @return this
         */
        public Builder indexBase(IndexBase form) {
            this.indexBase = form;
            return this;
        }

        /**
         * Sets whether reports list single results.
         *
         * @param form default {@link ReportLists#AS_ASKED}
         * @return this
         */
        public Builder reportLists(ReportLists form) {
            this.reportLists = form;
            return this;
        }

        /**
         * Sets what delivery reports say.
         *
         * @param form default {@link ReceiptForm#CODE_AND_TIME}
         * @return this
         */
        public Builder receiptForm(ReceiptForm form) {
            this.receiptForm = form;
            return this;
        }

        /**
         * Sets how the paths of the API begin.
         *
         * @param prefix default {@code /goip_}; one manual says {@code /GP_}
         * @return this
         */
        public Builder pathPrefix(String prefix) {
            this.pathPrefix = prefix;
            return this;
        }

        /**
         * Makes the dialect.
         *
         * @return the dialect
         */
        public SkylineDialect build() {
            return new SkylineDialect(this);
        }
    }
}
