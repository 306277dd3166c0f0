"""Every address of Nestbox. The access matrix in the tests walks all of them."""

from django.urls import include, path, register_converter

from nestbox.web.converters import Handle, Identifier
from nestbox.web.views import (
    demo,
    errors,
    feeds,
    home,
    imports,
    invitations,
    me,
    media,
    office,
    posts,
    review,
    school,
    setup,
    writing,
)

register_converter(Identifier, "id")
register_converter(Handle, "handle")

urlpatterns = [
    path("", home.home, name="home"),
    path("account/", include("allauth.urls")),
    path("compose/", writing.compose, name="compose"),
    path("demo/", demo.cast, name="demo"),
    path("demo/sign-in/", demo.sign_in, name="demo-sign-in"),
    path("drafts/<id:draft_id>/", writing.draft, name="draft"),
    path("drafts/<id:draft_id>/photos/", writing.photos, name="draft-photos"),
    path("drafts/<id:draft_id>/photos/now/", writing.photos_now, name="draft-photos-now"),
    path("followers/", office.followers, name="followers"),
    path("followers/review/", review.review, name="review"),
    path("followers/review/signing/", review.signing, name="review-signing"),
    path("followers/review.csv", review.review_file, name="review-file"),
    path("follows/<id:follow_id>/ending/", office.ending, name="ending"),
    path("invitations/", invitations.invitations_page, name="invitations"),
    path("invitations/<id:trip_id>/", invitations.inviting, name="inviting"),
    path("me/", me.me, name="me"),
    path("media/<id:photo_id>/<slug:name>.<slug:extension>", media.rendition, name="media"),
    path("notices/", me.all_notices, name="notices"),
    path("policy/", feeds.only_policy, name="only-policy"),
    path("posts/<id:post_id>/", posts.post, name="post"),
    path("posts/<id:post_id>/comments/", posts.comment, name="comment"),
    path("posts/<id:post_id>/like/", posts.like, name="like"),
    path("posts/<id:post_id>/removal/", posts.removal, name="removal"),
    path("requests/", office.requests, name="requests"),
    path("requests/together/", office.together, name="together"),
    path("requests/<id:request_id>/claim/", office.claim, name="claim"),
    path("requests/<id:request_id>/answer/", office.answer, name="answer"),
    path("requests/<id:request_id>/referral/", office.referral, name="referral"),
    path("requests/<id:request_id>/", office.one_request, name="request"),
    path("requests/<id:request_id>/decision/", office.decision, name="decision"),
    path("requests/<id:request_id>/domain/", office.domain, name="domain"),
    path("roles/<id:role_id>/ending/", school.role_ending, name="role-ending"),
    path("roll/", school.the_roll, name="roll"),
    path("roll/imports/", imports.all_imports, name="imports"),
    path("roll/imports/<id:import_id>/", imports.one_import, name="import"),
    path("roll/imports/<id:import_id>/applying/", imports.applying, name="import-applying"),
    path("roll/imports/<id:import_id>/columns/", imports.columns, name="import-columns"),
    path("roll/imports/<id:import_id>/dropping/", imports.dropping, name="import-dropping"),
    path("roll/imports/<id:import_id>/undoing/", imports.undoing_it, name="import-undoing"),
    path("search/", feeds.search, name="search"),
    path("setup/", setup.setup, name="setup"),
    path("team/", school.team, name="team"),
    path("trips/", school.trips, name="trips"),
    path("values/", school.values, name="values"),
    path("@<handle:handle>/", feeds.profile, name="profile"),
    path("@<handle:handle>/leaving/", feeds.leave, name="leaving"),
    path("@<handle:handle>/policy/", feeds.policy, name="policy"),
    path("@<handle:handle>/request/", feeds.ask, name="ask"),
]

handler400 = errors.bad_request
handler404 = errors.not_found
