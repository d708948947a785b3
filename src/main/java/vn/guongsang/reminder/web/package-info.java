@org.jspecify.annotations.NullMarked
package vn.guongsang.reminder.web;
