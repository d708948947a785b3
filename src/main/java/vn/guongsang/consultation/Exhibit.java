package vn.guongsang.consultation;

import java.util.UUID;
import vn.guongsang.consultation.ConsultationRules.About;

/**
 * Something to be put before the public. It means nothing here but its words, and all of them are public.
 *
 * @param kind whose it is, e.g. {@code dossier}: together with the id it is known again, and its history has what
 *     becomes of it
 * @param title a name, and nothing else of a person
 * @param subtitle what it is put forward for
 * @param summary what speaks for it, as whoever opens the consultation approved it
 * @param body that brought it forward
 * @param about what rules can name: the code of an award, its level, the plan under which it was put forward
 */
public record Exhibit(String kind, UUID id, String title, String subtitle, String summary, UUID body, About about) {}
