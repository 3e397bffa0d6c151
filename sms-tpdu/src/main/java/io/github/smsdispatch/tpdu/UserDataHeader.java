// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import io.github.smsdispatch.api.text.Gsm7Alphabet;
import io.github.smsdispatch.api.text.NationalLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What stands before the text: a list of elements, kept octet by octet as received (3GPP TS 23.040 clause 9.2.3.24). Two
 * headers are equal when their octets are.
 *
 * <p>When the last element doesn't end with the header, all elements are ignored, as the clause demands;
 * {@link #octets()} still has them. Of elements that exclude each other, the last counts.
 */
public final class UserDataHeader {

    private static final UserDataHeader NONE = new UserDataHeader(Optional.empty());

    private final Optional<Octets> octets;
    private final List<HeaderElement> elements;

    private UserDataHeader(Optional<Octets> octets) {
        this.octets = octets;
        this.elements = octets.map(UserDataHeader::parse).orElse(List.of());
    }

    /**
     * Stands for user data without a header.
     *
     * @return no header
     */
    public static UserDataHeader none() {
        return NONE;
    }

    /**
     * Makes a header.
     *
     * @param elements in the order of writing
     * @return the header; {@link #none()} when there is no element
     * @throws IllegalArgumentException when they take more than 158 octets; in a submission 139 are the most
     */
    public static UserDataHeader of(HeaderElement... elements) {
        if (elements.length == 0) {
            return NONE;
        }
        OctetWriter out = new OctetWriter();
        for (HeaderElement element : elements) {
            out.put(element.identifier()).put(element.data().size()).put(element.data());
        }
        Octets octets = out.octets();
        Checks.inRange("header", octets.size(), 0, UserData.MOST_OCTETS - 1);
        return new UserDataHeader(Optional.of(octets));
    }

    /**
     * Names the languages of an alphabet, as every segment that is written in it must.
     *
     * @param alphabet the alphabet of the text
     * @return a header whose {@link #alphabet()} it is; {@link #none()} for the default alphabet
     */
    public static UserDataHeader of(Gsm7Alphabet alphabet) {
        List<HeaderElement> elements = new ArrayList<>();
        alphabet.lockingShift().map(LockingShift::new).ifPresent(elements::add);
        alphabet.singleShift().map(SingleShift::new).ifPresent(elements::add);
        return of(elements.toArray(HeaderElement[]::new));
    }

    /** Takes a header as it came; an empty one is not the same as none. */
    static UserDataHeader received(Octets octets) {
        return new UserDataHeader(Optional.of(octets));
    }

    /**
     * Appends an element. Elements that are ignored are left out.
     *
     * @param element the element
     * @return this header with one element more
     * @throws IllegalArgumentException when they take more than 158 octets
     */
    public UserDataHeader plus(HeaderElement element) {
        List<HeaderElement> more = new ArrayList<>(elements);
        more.add(element);
        return of(more.toArray(HeaderElement[]::new));
    }

    /**
     * Gives the elements.
     *
     * @return in the order of the octets; empty when there are none or they are ignored
     */
    public List<HeaderElement> elements() {
        return elements;
    }

    /**
     * Gives the octets behind the header's length.
     *
     * @return as received
     */
    public Octets octets() {
        return octets.orElse(Octets.NONE);
    }

    /**
     * Counts the octets that the header takes of the user data.
     *
     * @return its length octet included; 0 when there is no header
     */
    public int size() {
        return octets.map(some -> some.size() + 1).orElse(0);
    }

    /**
     * Tells which segment this is.
     *
     * @return empty when the SMS has one segment
     */
    public Optional<Concatenation> concatenation() {
        return last(Concatenation.class, Function.identity());
    }

    /**
     * Tells which applications talk.
     *
     * @return empty for an SMS between people
     */
    public Optional<ApplicationPorts> ports() {
        return last(ApplicationPorts.class, Function.identity());
    }

    /**
     * Gives the alphabet that septets behind this header are written in.
     *
     * @return the default alphabet, with a language's tables where the header names one
     */
    public Gsm7Alphabet alphabet() {
        Optional<NationalLanguage> locking = last(LockingShift.class, LockingShift::language);
        Optional<NationalLanguage> single = last(SingleShift.class, SingleShift::language);
        Gsm7Alphabet alphabet = Gsm7Alphabet.standard();
        if (locking.isPresent()) {
            alphabet = alphabet.withLockingShift(locking.get());
        }
        return single.isPresent() ? alphabet.withSingleShift(single.get()) : alphabet;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UserDataHeader header && octets.equals(header.octets);
    }

    @Override
    public int hashCode() {
        return octets.hashCode();
    }

    @Override
    public String toString() {
        return "UserDataHeader" + elements;
    }

    private <E, T> Optional<T> last(Class<E> type, Function<E, T> part) {
        Optional<T> found = Optional.empty();
        for (HeaderElement element : elements) {
            if (type.isInstance(element)) {
                found = Optional.of(part.apply(type.cast(element)));
            }
        }
        return found;
    }

    private static List<HeaderElement> parse(Octets octets) {
        OctetReader in = new OctetReader(octets);
        List<HeaderElement> elements = new ArrayList<>();
        try {
            while (!in.atEnd()) {
                int identifier = in.next(Field.UDH);
                elements.add(OtherElement.read(identifier, in.take(in.next(Field.UDH), Field.UDH)));
            }
        } catch (MalformedTpduException e) {
            return List.of();
        }
        return List.copyOf(elements);
    }
}
