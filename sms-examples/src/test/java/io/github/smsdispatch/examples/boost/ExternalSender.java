// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.boost;

import jakarta.jws.WebParam;
import jakarta.jws.WebService;
import jakarta.jws.soap.SOAPBinding;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** The service, as a JAX-WS stack runs it: it knows nothing of our dispatcher. */
@WebService(serviceName = "ExternalSenderService", targetNamespace = ExternalSender.NAMESPACE)
@SOAPBinding(style = SOAPBinding.Style.RPC)
public class ExternalSender {

    static final String NAMESPACE = "urn:example:external-sender";

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile Function<Call, String> answers = call -> "true";

    record Call(String username, String password, String sender, String phone, String message) {}

    /** The only operation. */
    public String sendMessage(
            @WebParam(name = "username") String username,
            @WebParam(name = "password") String password,
            @WebParam(name = "sender") String sender,
            @WebParam(name = "phone") String phone,
            @WebParam(name = "message") String message) {
        Call call = new Call(username, password, sender, phone, message);
        calls.add(call);
        return answers.apply(call);
    }

    void answer(Function<Call, String> how) {
        answers = how;
    }

    List<Call> calls() {
        return calls;
    }
}
