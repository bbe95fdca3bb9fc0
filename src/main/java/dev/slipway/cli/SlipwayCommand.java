package dev.slipway.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code slipway} command and all that it can do. */
@Command(
        name = "slipway",
        mixinStandardHelpOptions = true,
        description = "Launches a containerised web application on AWS ECS Fargate.",
        footer = {"", "Without arguments the window opens."},
        synopsisSubcommandLabel = "COMMAND")
public final class SlipwayCommand implements Runnable {
    @Spec private CommandSpec spec;

    private SlipwayCommand() {}

    /**
     * Runs one command.
     *
     * @param version what {@code --version} prints
     * @return the exit code: 0 for success, 1 for an error, 2 if a plan has changes
     */
    public static int run(
            String[] arguments, Terminal terminal, Deployments deployments, String version) {
        CommandLine line = new CommandLine(new SlipwayCommand());
        line.addSubcommand(new PlanCommand(terminal, deployments));
        line.addSubcommand(new ApplyCommand(terminal, deployments));
        line.addSubcommand(new DestroyCommand(terminal, deployments));
        line.addSubcommand(new StatusCommand(terminal, deployments));
        line.addSubcommand(new ImportCommand(terminal));
        line.getSubcommands()
                .values()
                .forEach(sub -> sub.getCommandSpec().mixinStandardHelpOptions(true));
        line.getCommandSpec().version("slipway " + version);
        line.setOut(new java.io.PrintWriter(terminal.out(), true));
        line.setErr(new java.io.PrintWriter(terminal.err(), true));
        line.setExitCodeExceptionMapper(any -> StackCommand.ERROR);
        line.getSubcommands().values().forEach(SlipwayCommand::errorsAreOne);
        errorsAreOne(line);
        return line.execute(arguments);
    }

    /** 2 means that a plan has changes, so that a wrong option must not end in it. */
    private static void errorsAreOne(CommandLine line) {
        line.getCommandSpec()
                .exitCodeOnInvalidInput(StackCommand.ERROR)
                .exitCodeOnExecutionException(StackCommand.ERROR);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
    }
}
