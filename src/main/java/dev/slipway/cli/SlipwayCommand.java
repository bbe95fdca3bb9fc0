package dev.slipway.cli;

import dev.slipway.engine.Failure;

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
    private static final System.Logger LOG = System.getLogger(SlipwayCommand.class.getName());

    @Spec private CommandSpec spec;

    private SlipwayCommand() {}

    /**
     * Runs one command.
     *
     * @param version what {@code --version} prints
     * @return the exit code: 0 for success, 1 for an error; others are for the command to say
     */
    public static int run(
            String[] arguments,
            Terminal terminal,
            Deployments deployments,
            Rehearsal rehearsal,
            String version) {
        CommandLine line = new CommandLine(new SlipwayCommand());
        line.addSubcommand(new PlanCommand(terminal, deployments));
        line.addSubcommand(new ApplyCommand(terminal, deployments));
        line.addSubcommand(new DestroyCommand(terminal, deployments));
        line.addSubcommand(new StatusCommand(terminal, deployments));
        line.addSubcommand(new DeployCommand(terminal, deployments));
        line.addSubcommand(new ShiftCommand(terminal, deployments));
        line.addSubcommand(new CanaryCommand(terminal, deployments));
        line.addSubcommand(new PromoteCommand(terminal, deployments));
        line.addSubcommand(new RollbackCommand(terminal, deployments));
        line.addSubcommand(new ShowTrafficCommand(terminal, deployments));
        line.addSubcommand(new LogsCommand(terminal, deployments));
        line.addSubcommand(new ImportCommand(terminal, rehearsal));
        line.addSubcommand(new SandboxCommand(terminal, rehearsal));
        line.addSubcommand(new PolicyCommand(terminal));
        line.addSubcommand(new DoctorCommand(terminal, rehearsal, Computer.here()));
        line.getSubcommands()
                .values()
                .forEach(sub -> sub.getCommandSpec().mixinStandardHelpOptions(true));
        line.getCommandSpec().version("slipway " + version);
        line.setOut(new java.io.PrintWriter(terminal.out(), true));
        line.setErr(new java.io.PrintWriter(terminal.err(), true));
        line.setExitCodeExceptionMapper(any -> StackCommand.ERROR);
        line.setExecutionExceptionHandler((e, command, parsed) -> unexpected(e, terminal));
        line.getSubcommands().values().forEach(SlipwayCommand::errorsAreOne);
        errorsAreOne(line);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line.execute(arguments);
    }

    /** The stack trace is for the log file; the person gets a sentence. */
    private static int unexpected(Exception e, Terminal terminal) {
        LOG.log(System.Logger.Level.ERROR, "unexpected", e);
        new Tell(terminal)
                .failure(
                        Failure.of(
                                "doing what you asked",
                                "Slipway itself went wrong: " + e + ".",
                                "Nothing that exists is lost: run the command again. If it happens"
                                    + " again, report it with the log file under SLIPWAY_HOME."));
        return StackCommand.ERROR;
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
