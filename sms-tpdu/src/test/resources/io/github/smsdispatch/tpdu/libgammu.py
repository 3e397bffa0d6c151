# SPDX-License-Identifier: Apache-2.0
"""Lets libgammu read and write PDUs. Each line of the input is a request, each line of the output its answer.

decode HEX                      -> type number text date status class udh
deliver CENTRE NUMBER CODING YYYY-MM-DDTHH:MM:SS UDH TEXT -> HEX
Numbers and texts are hexadecimal UTF-8; an empty field is "-".
"""
import datetime
import sys

import gammu


def shown(value):
    return value.encode("utf-8", "surrogatepass").hex() or "-"


def plain(field):
    return "" if field == "-" else bytes.fromhex(field).decode("utf-8")


def decode(pdu):
    sms = gammu.DecodePDU(bytes.fromhex(pdu), True)
    text = sms["Text"]
    if isinstance(text, bytes):
        text = "octets:" + text.hex()
    udh = sms["UDH"]["Text"].hex() or "-"
    return " ".join([
        sms["Type"], shown(sms["SMSC"]["Number"]), shown(sms["Number"]), shown(text),
        sms["DateTime"].isoformat(), sms["SMSCDateTime"].isoformat(), str(sms["DeliveryStatus"]), str(sms["Class"]),
        str(sms["MessageReference"]), udh])


def deliver(centre, number, coding, date, udh, text):
    sms = gammu.DecodePDU(bytes.fromhex("00040281210000621122010000000161"), True)
    sms["SMSC"]["Number"] = plain(centre)
    sms["Number"] = plain(number)
    sms["Coding"] = coding
    sms["DateTime"] = datetime.datetime.fromisoformat(date)
    sms["Text"] = plain(text)
    if udh != "-":
        sms["UDH"] = {"Type": "UserUDH", "Text": bytes.fromhex(udh), "ID8bit": 0, "ID16bit": 0, "PartNumber": 0,
                      "AllParts": 0}
    return gammu.EncodePDU(sms, "Deliver").hex().upper()


for line in sys.stdin:
    words = line.split()
    try:
        print(decode(words[1]) if words[0] == "decode" else deliver(*words[1:]))
    except gammu.GSMError as error:
        print("error", error)
