package dev.slipway.contract;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads from the compiled rooms which operations of AWS they can call. */
public final class Operations {
    private static final String SERVICES = "software.amazon.awssdk.services.";
    private static final Set<String> NO_OPERATIONS =
            Set.of("builder", "create", "close", "serviceName", "waiter", "utilities");

    private Operations() {}

    /** Every operation that a class below one of the packages calls, {@code ecs.CreateService}. */
    public static Set<String> calledBy(String... packages) {
        Set<String> found = new TreeSet<>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(packages)
                .forEach(room -> calls(room).map(Operations::name).forEach(found::add));
        return found;
    }

    private static Stream<JavaAccess<?>> calls(JavaClass room) {
        return Stream.<JavaAccess<?>>concat(
                        room.getMethodCallsFromSelf().stream(),
                        room.getMethodReferencesFromSelf().stream())
                .filter(call -> call.getTargetOwner().getName().startsWith(SERVICES))
                .filter(call -> call.getTargetOwner().getSimpleName().endsWith("Client"))
                .filter(call -> !NO_OPERATIONS.contains(call.getName()));
    }

    private static String name(JavaAccess<?> call) {
        String[] packages = call.getTargetOwner().getPackageName().split("\\.");
        String method = call.getName().replaceFirst("Paginator$", "");
        return packages[packages.length - 1]
                + "."
                + Character.toUpperCase(method.charAt(0))
                + method.substring(1);
    }
}
