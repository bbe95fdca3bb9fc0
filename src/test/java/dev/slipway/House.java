package dev.slipway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The rules of the house, for any root package: for Slipway, and for a small wreck of a house that
/// breaks each of them on purpose.
record House(String root) {
    /// Each room, and the rooms it may know.
    static final Map<String, List<String>> ARROWS = arrows();

    private static final List<String> AWS_ROOMS =
            List.of("aws", "resources", "blueprint", "traffic", "logs", "sandbox");

    private static final Set<String> HARMLESS_NET =
            Set.of(
                    "java.net.URI",
                    "java.net.URISyntaxException",
                    "java.net.URLEncoder",
                    "java.net.URLDecoder");

    private static Map<String, List<String>> arrows() {
        var arrows = new LinkedHashMap<String, List<String>>();
        arrows.put("stack", List.of());
        arrows.put("engine", List.of());
        arrows.put("aws", List.of("engine"));
        arrows.put("resources", List.of("engine", "aws"));
        arrows.put("blueprint", List.of("stack", "resources", "engine", "aws"));
        arrows.put("traffic", List.of("stack", "resources", "blueprint", "engine", "aws"));
        arrows.put("logs", List.of("stack", "engine", "aws"));
        arrows.put("sandbox", List.of("engine"));
        var all = List.copyOf(arrows.keySet());
        arrows.put("cli", all);
        arrows.put("ui", all);
        return arrows;
    }

    /// Every rule by its name.
    Map<String, ArchRule> rules() {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put("rooms", everyClassHasARoom());
        rules.put("arrows", arrowsRunOneWay());
        rules.put("circles", noCirclesBetweenRooms());
        rules.put("package circles", noCirclesBetweenPackages());
        rules.put("sdk", onlySomeRoomsKnowTheAwsSdk());
        rules.put("javafx", onlyTheWindowKnowsJavaFx());
        rules.put("awt", nobodyKnowsAwt());
        rules.put("clock", theStackKnowsNoClock());
        rules.put("network", theStackKnowsNoNetwork());
        rules.put("streams", onlyTheCommandLinePrints());
        rules.put("statics", noPublicMutableStatics());
        rules.put("words", whatBothFacesShowNamesNoCommand());
        rules.replaceAll((_, rule) -> rule.allowEmptyShould(true));
        return rules;
    }

    private ArchRule everyClassHasARoom() {
        String[] known = ARROWS.keySet().stream().map(this::room).toArray(String[]::new);
        return classes()
                .should()
                .resideInAnyPackage(known)
                .orShould()
                .resideInAPackage(root)
                .as("every class lives in a room, or in " + root + " itself");
    }

    private ArchRule arrowsRunOneWay() {
        var house =
                layeredArchitecture()
                        .consideringOnlyDependenciesInLayers()
                        .withOptionalLayers(true)
                        .layer("main")
                        .definedBy(root);
        for (String room : ARROWS.keySet()) {
            house = house.layer(room).definedBy(room(room));
        }
        house = house.whereLayer("main").mayNotBeAccessedByAnyLayer();
        for (var arrow : ARROWS.entrySet()) {
            house =
                    arrow.getValue().isEmpty()
                            ? house.whereLayer(arrow.getKey()).mayNotAccessAnyLayer()
                            : house.whereLayer(arrow.getKey())
                                    .mayOnlyAccessLayers(arrow.getValue().toArray(String[]::new));
        }
        return house.as("a room knows only the rooms it may know");
    }

    private ArchRule noCirclesBetweenRooms() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    private ArchRule noCirclesBetweenPackages() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    private ArchRule onlySomeRoomsKnowTheAwsSdk() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(AWS_ROOMS.stream().map(this::room).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon..")
                .as("only " + AWS_ROOMS + " know the AWS SDK");
    }

    private ArchRule onlyTheWindowKnowsJavaFx() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(room("ui"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javafx..")
                .as("only ui knows JavaFX");
    }

    private ArchRule nobodyKnowsAwt() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.swing..", "javafx.embed.swing..")
                .as("nobody knows AWT or Swing");
    }

    private ArchRule theStackKnowsNoClock() {
        return noClasses()
                .that()
                .resideInAPackage(room("stack"))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .callMethodWhere(asksForTheTime())
                .as("stack knows no clock");
    }

    private static DescribedPredicate<JavaCall<?>> asksForTheTime() {
        return DescribedPredicate.describe(
                "asks for the time",
                call -> {
                    String owner = call.getTargetOwner().getPackageName();
                    String name = call.getName();
                    return owner.equals("java.time") && name.equals("now")
                            || name.equals("currentTimeMillis")
                            || name.equals("nanoTime");
                });
    }

    private ArchRule theStackKnowsNoNetwork() {
        return noClasses()
                .that()
                .resideInAPackage(room("stack"))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.net..", "javax.net..", "java.nio.channels..")
                                .and(
                                        DescribedPredicate.<JavaClass>describe(
                                                "open connections",
                                                type -> !HARMLESS_NET.contains(type.getName()))))
                .as("stack knows no network");
    }

    private ArchRule onlyTheCommandLinePrints() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(room("cli"), root)
                .should(ACCESS_STANDARD_STREAMS)
                .as("only cli and main write to the standard streams");
    }

    private ArchRule noPublicMutableStatics() {
        return fields().that()
                .arePublic()
                .and()
                .areStatic()
                .should(beConstant())
                .as("public static fields are constants");
    }

    private static ArchCondition<JavaField> beConstant() {
        return new ArchCondition<>("be final and no array") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                boolean constant =
                        field.getModifiers().contains(JavaModifier.FINAL)
                                && !field.getRawType().isArray();
                events.add(new SimpleConditionEvent(field, constant, field.getFullName()));
            }
        };
    }

    private ArchRule whatBothFacesShowNamesNoCommand() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(room("cli"), room("ui"), root)
                .should(sayWhatOnlyATerminalUnderstands())
                .as("what the command line and the window both show names no command");
    }

    private static ArchCondition<JavaClass> sayWhatOnlyATerminalUnderstands() {
        return new ArchCondition<>("speak of a command or of an option") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                texts(type)
                        .filter(CommandLineWords::areIn)
                        .forEach(
                                text ->
                                        events.add(
                                                SimpleConditionEvent.satisfied(
                                                        type, type.getName() + " says " + text)));
            }
        };
    }

    private static Stream<String> texts(JavaClass type) {
        try {
            var constants =
                    ClassFile.of()
                            .parse(Path.of(type.getSource().orElseThrow().getUri()))
                            .constantPool();
            return StreamSupport.stream(constants.spliterator(), false)
                    .filter(StringEntry.class::isInstance)
                    .map(entry -> ((StringEntry) entry).stringValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String room(String name) {
        return root + "." + name + "..";
    }
}
