// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

/**
 * A character that the GSM 7-bit alphabet lacks, so that the whole text must go as UCS-2.
 *
 * @param character the character, one code point
 * @param index where it stands first, in UTF-16 units from 0
 */
public record Culprit(String character, int index) {}
