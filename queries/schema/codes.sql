-- Coded values of the import tables: the closed lists of the contract, section 1.
create type incident_type as enum ('death', 'serious_harm', 'other', 'not_known');
create type abuse_type as enum ('physical_abuse', 'neglect', 'emotional_abuse', 'sexual_abuse', 'sexual_exploitation', 'suicide_or_self_harm', 'other', 'not_known');
create type decision as enum ('initiate', 'not_initiate');
create type panel_view as enum ('agree', 'disagree', 'more_information');
create type nonpublication_outcome as enum ('agreed', 'disagreed', 'anonymous', 'summary');
create type publication_kind as enum ('overview_report', 'executive_summary', 'summary_report', 'anonymous_report', 'learning_brief', 'further_analysis', 'board_response', 'progress_report');
create type delay_reason as enum ('criminal_proceedings', 'inquest', 'family_court', 'parallel_review', 'hr_process', 'report_quality', 'other');
create type addressee_type as enum ('lscb', 'childrens_social_care', 'health', 'police', 'education', 'probation', 'housing', 'voluntary', 'national', 'other');
create type recommendation_response as enum ('accepted', 'partly_accepted', 'rejected');
create type recommendation_status as enum ('not_started', 'in_progress', 'done', 'evidenced', 'closed');
create type closed_reason as enum ('withdrawn', 'superseded', 'not_accepted', 'other');
create type assessor as enum ('panel', 'ofsted', 'minister', 'board', 'peer');
create type assessment_grade as enum ('outstanding', 'good', 'adequate', 'inadequate');
create type raised_by as enum ('minister', 'panel', 'department', 'ofsted');
create type challenge_subject as enum ('initiation', 'publication', 'quality', 'delay', 'follow_through');
create type challenge_outcome as enum ('satisfied', 'partly_satisfied', 'not_satisfied');
create type panel_response as enum ('accepted_immediate', 'accepted', 'under_consideration', 'rejected');
