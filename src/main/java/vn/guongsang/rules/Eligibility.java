package vn.guongsang.rules;

import org.springframework.stereotype.Service;

/** Whether somebody may be given an award, by the rules of the day on which the case was received. */
@Service
public class Eligibility {

    private final Rulebooks rulebooks;

    Eligibility(Rulebooks rulebooks) {
        this.rulebooks = rulebooks;
    }

    public Judgement judge(Case one) {
        return rulebook().judge(one);
    }

    /** For many cases at once: it asks the database no more. */
    public Rulebook rulebook() {
        return rulebooks.current();
    }
}
