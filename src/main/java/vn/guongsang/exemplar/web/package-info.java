/** Pages of the register: the list, the draft, the check before sending, judging, and the exemplar's own page. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.exemplar.web;
