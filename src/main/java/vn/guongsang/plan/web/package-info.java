/** Pages of plans: the plan as work, who owes what when, answering and taking in. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.plan.web;
