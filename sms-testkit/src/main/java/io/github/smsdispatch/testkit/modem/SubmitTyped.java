// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import io.github.smsdispatch.tpdu.Address;
import io.github.smsdispatch.tpdu.DataCoding;
import io.github.smsdispatch.tpdu.RelativeValidity;
import io.github.smsdispatch.tpdu.Submit;
import io.github.smsdispatch.tpdu.TypeOfNumber;
import io.github.smsdispatch.tpdu.UserData;
import io.github.smsdispatch.tpdu.UserDataHeader;

/** What was typed in text mode, as a submission with the parameters of AT+CSMP. */
final class SubmitTyped {

    private static final int REPORT = 0x20;

    private SubmitTyped() {}

    static Submit text(LineState state, AtCommand command, String typed) {
        String to = TextMode.read(command.arguments().get(0), state.charset.equals("UCS2") ? "UCS2" : "IRA");
        boolean international = to.startsWith("+") || command.number(1, 129) == 145;
        Address address = Address.ofDigits(
                international ? TypeOfNumber.INTERNATIONAL : TypeOfNumber.UNKNOWN, to.replace("+", ""));
        DataCoding coding = new DataCoding(state.parameters[3]);
        String text = TextMode.read(typed, coding.alphabet() == DataCoding.UCS2.alphabet() ? "UCS2" : state.charset);
        Submit.Builder submit = Submit.to(address)
                .protocol(state.parameters[2])
                .validity(new RelativeValidity(state.parameters[1] & 0xFF))
                .userData(UserData.of(coding, UserDataHeader.none(), text));
        return ((state.parameters[0] & REPORT) != 0 ? submit.flag(Submit.Flag.STATUS_REPORT) : submit).build();
    }
}
