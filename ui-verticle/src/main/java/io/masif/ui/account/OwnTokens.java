package io.masif.ui.account;

import io.masif.domain.Digest;
import io.masif.failure.Failure;
import io.masif.ui.language.Text;
import io.masif.ui.operator.NewToken;
import io.masif.ui.operator.TokenStore;
import io.masif.ui.session.Tokens;
import io.masif.ui.view.operator.ApiToken;
import io.masif.ui.view.operator.Operator;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.List;

/** The tokens that an operator makes and revokes. */
public final class OwnTokens {
    private static final int MAX_TOKENS = 100;

    private final TokenStore store;

    public OwnTokens(Pool pool) {
        this.store = new TokenStore(pool);
    }

    /**
     * A token that was just made.
     *
     * @param secret what a program sends; it is not stored, and cannot be shown again
     */
    public record IssuedToken(ApiToken token, String secret) {}

    /** The tokens of an operator, the oldest first. */
    public Future<List<ApiToken>> list(Operator operator) {
        return store.list(operator.id());
    }

    /** Makes a token. A failure is a sentence. */
    public Future<IssuedToken> create(Operator operator, NewToken token) {
        String secret = Tokens.createApiToken();
        return list(operator)
                .map(OwnTokens::requireRoom)
                .compose(others -> store.add(operator, token, Digest.ofText(secret)))
                .map(stored -> new IssuedToken(stored, secret));
    }

    private static List<ApiToken> requireRoom(List<ApiToken> tokens) {
        if (tokens.size() >= MAX_TOKENS) {
            throw Failure.badInput(Text.of("refusal-operator.too-many-tokens", MAX_TOKENS));
        }
        return tokens;
    }

    /** Revokes a token; false if the operator has none of that number. */
    public Future<Boolean> revoke(Operator operator, long id) {
        return store.revoke(operator.name(), operator, id);
    }
}
