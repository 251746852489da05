// CreateActivity, DeleteActivity, DescribeActivity, ListActivities.
#include "server/api/members.h"
#include "server/api/names.h"
#include "server/api/operation.h"
#include "server/api/settings_members.h"
#include "server/api/wire.h"

namespace sfn::api {

Outcome create_activity(Environment& env, const CallFacts&, const Value& request) {
  const auto& name = text(request, "name");
  check_name(name);
  const auto arn = activity_arn(env.scope, name);
  auto tags = read_tags(request, arn);
  return Change{CreateActivity{{env.scope, name}, read_encryption(request), std::move(tags)},
                [arn](const Answer& answer) {
                  JsonObjectText body;
                  body.add_string("activityArn", arn);
                  add_time(body, "creationDate", std::get<ActivityReply>(answer.reply).created_at);
                  return take_body(body);
                }};
}

Outcome delete_activity(Environment&, const CallFacts&, const Value& request) {
  return Change{DeleteActivity{read_activity_arn(text(request, "activityArn"))},
                [](const Answer&) { return std::string("{}"); }};
}

Outcome describe_activity(Environment& env, const CallFacts&, const Value& request) {
  const auto& arn = text(request, "activityArn");
  const auto activity = env.queries.find_activity(read_activity_arn(arn));
  if (!activity) refuse_missing_activity(arn);
  JsonObjectText body;
  body.add_string("activityArn", activity_arn(activity->scope, activity->name));
  body.add_string("name", activity->name);
  add_time(body, "creationDate", activity->created_at);
  body.add_json("encryptionConfiguration", activity->encryption.value_or(std::string(kDefaultEncryption)));
  return take_body(body);
}

Outcome list_activities(Environment& env, const CallFacts&, const Value& request) {
  storage::NameRequest page{.scope = env.scope, .after = std::nullopt, .count = page_size(request)};
  const auto now = env.clock.now().wall;
  if (const auto token = optional_text(request, "nextToken"))
    page.after = env.page_tokens.read(*token, "ListActivities", "", now);
  const auto found = env.queries.list_activities(page);
  JsonListText items;
  for (const auto& activity : found.rows) {
    JsonObjectText item;
    item.add_string("activityArn", activity_arn(activity.scope, activity.name));
    item.add_string("name", activity.name);
    add_time(item, "creationDate", activity.created_at);
    items.add(take_body(item));
  }
  JsonObjectText body;
  body.add_json("activities", items.take());
  if (found.more)
    body.add_string("nextToken", env.page_tokens.make("ListActivities", "", found.rows.back().name, now));
  return take_body(body);
}

}  // namespace sfn::api
