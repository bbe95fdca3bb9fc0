package dev.slipway.engine;

/** The value of a single property, in the form in which it is compared and shown. */
public sealed interface Property {

    /** A known value. */
    record Value(String text) implements Property {
        @Override
        public String toString() {
            return Redactor.redact(text);
        }
    }

    /** A value that is compared but never shown. */
    record Hidden(Sensitive secret) implements Property {
        @Override
        public String toString() {
            return Sensitive.SHOWN;
        }
    }

    /** A value that is only known when another resource is ready. */
    record Later(String source) implements Property {
        @Override
        public String toString() {
            return "(known after apply)";
        }
    }
}
