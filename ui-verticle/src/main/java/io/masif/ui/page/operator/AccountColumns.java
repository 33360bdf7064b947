package io.masif.ui.page.operator;

import io.masif.ui.view.list.Column;
import io.masif.ui.view.list.ListDefinition;
import io.masif.ui.view.operator.OperatorAccount;
import java.util.List;

/** The columns of the file of operators. */
final class AccountColumns {
    static final ListDefinition<OperatorAccount> DEFINITION = new ListDefinition<>(
            OperatorPages.PATH,
            List.of(
                    Column.unsorted("name", each -> each.operator().name()),
                    Column.unsorted("role", each -> each.operator().role().word()),
                    Column.unsorted("enabled", OperatorAccount::isEnabled),
                    Column.unsorted("disabled", OperatorAccount::disabled),
                    Column.unsorted(
                            "password-must-change", each -> each.operator().mustChangePassword()),
                    Column.unsorted("sessions", OperatorAccount::sessions),
                    Column.unsorted("tokens", OperatorAccount::tokens),
                    Column.unsorted("created", OperatorAccount::created)),
            List.of(),
            "name");

    private AccountColumns() {}
}
