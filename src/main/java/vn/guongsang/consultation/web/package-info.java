/** Pages of public consultation, for the public and for those who run it. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.consultation.web;
