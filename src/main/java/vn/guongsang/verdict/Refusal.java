package vn.guongsang.verdict;

/** A refusal on its way to the person who asked: the page comes back with it, what was typed stays. */
public class Refusal extends RuntimeException {

    private final transient Verdict.Refused verdict;

    public Refusal(Verdict.Refused verdict) {
        super(verdict.code());
        this.verdict = verdict;
    }

    public Verdict.Refused verdict() {
        return verdict;
    }
}
