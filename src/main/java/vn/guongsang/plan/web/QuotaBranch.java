package vn.guongsang.plan.web;

import vn.guongsang.plan.pack.Quota;
import vn.guongsang.plan.pack.SubjectKind;

/** What the bodies of one branch have for a quota that is meant for each of them. */
public record QuotaBranch(Quota quota, String branch, SubjectKind kind, int number, int recognised, int inProgress) {}
