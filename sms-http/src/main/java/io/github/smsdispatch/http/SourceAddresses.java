// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Reads numeric IP addresses; never asks DNS. */
final class SourceAddresses {

    private SourceAddresses() {}

    /** One spelling for all spellings of one address, empty when it is no numeric address. */
    static Optional<String> canonical(String address) {
        int zone = address.indexOf('%');
        String bare = zone < 0 ? address : address.substring(0, zone);
        boolean v4 = bare.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
        boolean v6 = bare.indexOf(':') >= 0 && bare.matches("[0-9a-fA-F:.]{2,45}");
        if (!v4 && !v6) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(bare).getHostAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
