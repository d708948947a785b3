package vn.guongsang.plan.domain;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.document.Attachments;
import vn.guongsang.document.Upload;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.FilingKind;
import vn.guongsang.plan.Obligations;
import vn.guongsang.plan.Obligations.Instance;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.plan.Plans;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** A body answers what it owes; paper and filing are kept together or not at all. */
@Service
public class Answering {

    private final Obligations obligations;
    private final Attachments attachments;
    private final Plans plans;
    private final Permissions permissions;

    Answering(Obligations obligations, Attachments attachments, Plans plans, Permissions permissions) {
        this.obligations = obligations;
        this.attachments = attachments;
        this.plans = plans;
        this.permissions = permissions;
    }

    /**
     * @param id made by the page that sends it: sent twice, it is filed once
     * @param exemplars how many the paper introduces that are not in the register, by kind
     * @throws Refusal with the reason why not, after which nothing is kept
     */
    @Transactional
    public void answer(
            Actor by,
            UUID id,
            Instance instance,
            FilingKind kind,
            @Nullable Upload paper,
            String words,
            Map<String, Integer> exemplars) {
        permissions.require(by, PlanAction.FILE, plans.get(instance.planId()));
        Optional<UUID> known = obligations.instanceOf(id);
        if (known.isPresent()) {
            if (!known.get().equals(instance.id())) {
                Verdict.refused("plan.refused.filing-id").orThrow();
            }
            return;
        }
        UUID attachment =
                paper == null ? null : attachments.store(paper, by.accountId()).id();
        obligations.file(by, id, instance, kind, attachment, words, exemplars).orThrow();
        if (attachment != null && !isKept(instance.id(), id, attachment)) {
            attachments.remove(attachment);
        }
    }

    /** Whether this request made the filing, and not its twin a moment before. */
    private boolean isKept(UUID instance, UUID filing, UUID attachment) {
        return obligations.filings(instance).stream()
                .anyMatch(known -> known.id().equals(filing) && attachment.equals(known.attachmentId()));
    }
}
