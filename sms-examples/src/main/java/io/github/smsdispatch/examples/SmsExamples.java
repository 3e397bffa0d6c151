// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples;

import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.examples.appointments.AppointmentsCommand;
import io.github.smsdispatch.examples.quickstart.QuickstartCommand;
import io.github.smsdispatch.examples.smsd.SmsdCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The runnable jar: {@code java -jar sms-examples.jar COMMAND}. */
@Command(
        name = "sms-examples",
        mixinStandardHelpOptions = true,
        version = "sms-examples 0.1.0-SNAPSHOT",
        description = "Programs that show sms-dispatch at work.",
        subcommands = {
            QuickstartCommand.class,
            SendCommand.class,
            PlanCommand.class,
            PortsCommand.class,
            SmsdCommand.class,
            AppointmentsCommand.class
        })
public final class SmsExamples {

    /** Starts a command. */
    public static void main(String[] args) {
        // The JDK's HTTP server writes head and body apart; without this each answer on a kept connection waits 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.exit(command().execute(args));
    }

    /** The program without its process, for tests and for embedding. */
    static CommandLine command() {
        return new CommandLine(new SmsExamples()).setExecutionExceptionHandler(SmsExamples::failed);
    }

    /** A wrong setting or value is the user's to correct: one line, no stack trace. */
    private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (e instanceof SmsConfigurationException || e instanceof IllegalArgumentException) {
            command.getErr().println(command.getCommandName() + ": " + e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        throw e;
    }
}
