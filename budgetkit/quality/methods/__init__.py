"""The methods of the rules, by rule id."""

from __future__ import annotations

from collections.abc import Mapping

from budgetkit.quality.methods import (
    clarity,
    completeness,
    measurable,
    money,
    privacy,
    products,
    relevance,
    soundness,
    timing,
)
from budgetkit.quality.outcome import Method, per_indicator

METHODS: Mapping[str, Method] = {
    "completeness_class_missing": completeness.class_missing,
    "completeness_value_missing": per_indicator(completeness.value_missing),
    "completeness_name_missing": per_indicator(completeness.name_missing),
    "completeness_fields_blank": completeness.fields_blank,
    "completeness_indicator_count": completeness.indicator_count,
    "completeness_weights": completeness.weights,
    "privacy_personal": privacy.personal,
    "privacy_secret": privacy.secret,
    "clarity_goal_without_effect": clarity.goal_without_effect,
    "clarity_vague_value": per_indicator(clarity.vague_value),
    "clarity_value_repeats_name": per_indicator(clarity.value_repeats_name),
    "clarity_qualitative_without_grades": per_indicator(clarity.without_grades),
    "relevance_numbers_contradict": relevance.numbers_contradict,
    "relevance_name_differs": relevance.name_differs,
    "relevance_copied_text": relevance.copied_text,
    "soundness_quantified_share": measurable.quantified_share,
    "soundness_wrong_class": per_indicator(soundness.wrong_class),
    "soundness_input_as_output": per_indicator(soundness.input_as_output),
    "soundness_duplicate": soundness.duplicate,
    "soundness_satisfaction_only": soundness.satisfaction_only,
    "soundness_time_without_date": per_indicator(soundness.time_without_date),
    "soundness_value_elsewhere": per_indicator(soundness.value_elsewhere),
    "soundness_rate_above_100": per_indicator(soundness.rate_above_100),
    "reasonableness_effect_unmeasurable": measurable.effect_unmeasurable,
    "reasonableness_halves_copied": timing.halves_copied,
    "reasonableness_implementation_smaller": timing.implementation_smaller,
    "reasonableness_copied_indicators": relevance.copied_indicators,
    "money_form_equals_table": money.form_equals_table,
    "money_sources_add_up": money.sources_add_up,
    "money_text_amounts": money.text_amounts,
    "money_cost_sum": money.cost_sum,
    "money_price_times_quantity": products.price_times_quantity,
    "money_cost_restates_budget": money.cost_restates_budget,
    "money_unit_price": per_indicator(money.unit_price),
    "money_cost_open_upwards": per_indicator(money.cost_open_upwards),
    "feasibility_period_99": timing.period_99,
    "feasibility_date_outside_year": per_indicator(timing.date_outside_year),
    "conditions_stated": completeness.conditions_stated,
}
"""Rules left to a human have none."""
