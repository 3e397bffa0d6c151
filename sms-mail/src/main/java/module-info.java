/**
 * Dispatcher for gateways that take a message as an e-mail. Still without classes: a package can only be exported
 * once it has one.
 */
module io.github.smsdispatch.mail {
    requires transitive io.github.smsdispatch.api;
    requires static org.jspecify;
}
