// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.Dispatchers;
import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.DispatcherProvider;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import io.github.smsdispatch.testkit.fault.FaultScript;
import io.github.smsdispatch.testkit.fault.FaultServer;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The rules P1 to P4 of {@link DispatcherProvider} as tests. Needs JUnit Jupiter on the test path. */
public abstract class DispatcherProviderContract {

    private static final String NAME = "contract1";

    /** For subclasses. */
    protected DispatcherProviderContract() {}

    /**
     * Gives the provider under test.
     *
     * @return a provider
     */
    protected abstract DispatcherProvider provider();

    /**
     * Gives settings that make a dispatcher.
     *
     * @param host where its peer would be
     * @param port the peer's port
     * @return valid settings; transports without a network peer leave host and port out
     */
    protected abstract Map<String, String> settings(String host, int port);

    /**
     * Names the settings without which no dispatcher can be made.
     *
     * @return keys of {@link #settings}
     */
    protected abstract Set<String> requiredKeys();

    /** P1: the type is lower case and always the same. */
    @Test
    public void p1_typeIsStableAndLowerCase() {
        String type = provider().type();
        assertTrue(type.matches("[a-z][a-z0-9-]*"), () -> "type '" + type + "'");
        assertEquals(type, provider().type());
    }

    /**
     * P2: making and closing a dispatcher reaches nobody.
     *
     * @throws IOException when the peer can't be reached by the test itself
     */
    @Test
    public void p2_createDoesNoInputOrOutput() throws IOException {
        try (FaultServer peer = FaultServer.start(FaultScript.answeringHttp(200, "text/plain", "OK"))) {
            try (Dispatcher dispatcher = create(settings("127.0.0.1", peer.port()))) {
                assertEquals(NAME, dispatcher.name());
            }
            // Connections are taken in order: when the test's own is served, one made before was counted.
            try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), peer.port())) {
                probe.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertEquals('H', probe.getInputStream().read());
            }
            assertEquals(1, peer.connections(), "connections, one of which is the test's own");
        }
    }

    /** P3: a setting that nobody knows is refused by its name. */
    @Test
    public void p3_unknownSettingIsNamed() {
        Map<String, String> settings = new TreeMap<>(settings("127.0.0.1", 9));
        settings.put("no-such-setting", "1");
        SmsConfigurationException e = assertThrows(SmsConfigurationException.class, () -> create(settings));
        assertEquals(NAME + ".no-such-setting", e.path());
    }

    /** P3: a setting that is missing is named. */
    @Test
    public void p3_missingSettingIsNamed() {
        for (String key : requiredKeys()) {
            Map<String, String> settings = new TreeMap<>(settings("127.0.0.1", 9));
            assertNotNull(settings.remove(key), () -> "settings() doesn't hold " + key);
            SmsConfigurationException e = assertThrows(SmsConfigurationException.class, () -> create(settings), key);
            assertEquals(NAME + "." + key, e.path());
        }
    }

    /**
     * P4: the class and its constructor are public.
     *
     * @throws NoSuchMethodException when there is no public constructor without parameters
     */
    @Test
    public void p4_classAndConstructorArePublic() throws NoSuchMethodException {
        Class<?> type = provider().getClass();
        assertTrue(Modifier.isPublic(type.getModifiers()), "the class is not public");
        assertTrue(Modifier.isPublic(type.getConstructor().getModifiers()), "the constructor is not public");
    }

    /**
     * P4: module descriptor and service file list the same providers, this one among them. An artifact without
     * descriptor needs the service file alone.
     *
     * @throws IOException when one of them can't be read
     */
    @Test
    public void p4_bothRegistrationsListTheProvider() throws IOException {
        Class<?> type = provider().getClass();
        Set<String> inServiceFile = Registrations.inServiceFile(type);
        assertTrue(inServiceFile.contains(type.getName()), () -> "META-INF/services lists " + inServiceFile);
        assertEquals(inServiceFile, Registrations.inModule(type), "module-info and META-INF/services differ");
    }

    /** P4: the provider is found by its type. */
    @Test
    public void p4_providerIsFoundByItsType() {
        DispatcherProvider found = Dispatchers.installed().find(provider().type());
        assertSame(provider().getClass(), found.getClass());
    }

    private Dispatcher create(Map<String, String> settings) {
        return provider().create(DispatcherSettings.of(NAME, settings), DispatcherContext.standalone());
    }
}
