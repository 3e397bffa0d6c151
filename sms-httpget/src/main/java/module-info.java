/**
 * Dispatcher for gateways that take a message as one HTTP GET request. Still without classes: a package can only be exported
 * once it has one.
 */
module io.github.smsdispatch.httpget {
    requires transitive io.github.smsdispatch.api;
    requires static org.jspecify;
}
