package io.masif.ui.page.operator;

import io.masif.ui.view.list.Column;
import io.masif.ui.view.list.ListDefinition;
import io.masif.ui.view.operator.ApiToken;
import java.util.List;

/** The columns of the file of an operator's tokens. */
public final class TokenColumns {
    public static final ListDefinition<ApiToken> DEFINITION = new ListDefinition<>(
            "/tokens",
            List.of(
                    Column.unsorted("name", ApiToken::name),
                    Column.unsorted("role", each -> each.role().word()),
                    Column.unsorted("created", ApiToken::created),
                    Column.unsorted("expires", ApiToken::expires),
                    Column.unsorted("last-used", ApiToken::lastUsed)),
            List.of(),
            "created");

    private TokenColumns() {}
}
