package io.masif.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects what is wrong with several members, so that a client is told of all of them at once. */
public final class MemberErrors {
    private static final int MAX_ERRORS = 100;

    private final List<MemberError> errors = new ArrayList<>();

    /**
     * The result of a function; the given value if members that it reads are wrong.
     *
     * @throws Failure another one than that members are wrong
     */
    public <T> T collect(Supplier<T> read, T otherwise) {
        try {
            return read.get();
        } catch (Failure failure) {
            if (failure.errors().isEmpty()) {
                throw failure;
            }
            failure.errors().forEach(this::add);
            return otherwise;
        }
    }

    /** Adds an error, unless there are 100 already. */
    public void add(MemberError error) {
        if (!isFull()) {
            errors.add(error);
        }
    }

    /** Whether there are so many that no more are collected. */
    public boolean isFull() {
        return errors.size() >= MAX_ERRORS;
    }

    /** @throws Failure as bad input with all errors, the first 100 of them, if there are any */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw Failure.badMembers(errors);
        }
    }
}
