"""What the access matrix fills into each form, so that it is access that decides and not an empty field."""

FORMS: dict[str, dict[str, str]] = {
    "/compose/": {"text": "A new morning.", "key": "matrix"},
    "/drafts/{draft}/": {"text": "Still writing.", "do": "save"},
    "/follows/{follow}/ending/": {"reason": "The child has left."},
    "/posts/{post}/comments/": {"text": "What a view.", "agree": "1", "key": "matrix"},
    "/posts/{removed}/comments/": {"text": "What a view.", "agree": "1", "key": "matrix"},
    "/posts/{comment}/comments/": {"text": "What a view.", "agree": "1", "key": "matrix"},
    "/posts/{post}/like/": {"want": "1"},
    "/posts/{removed}/like/": {"want": "1"},
    "/posts/{post}/removal/": {"reason": "Posted by mistake."},
    "/posts/{comment}/removal/": {"reason": "Unkind."},
    "/posts/{removed}/removal/": {"reason": "Posted by mistake."},
    "/posts/{gone}/removal/": {"reason": "Unkind."},
    "/requests/{request}/claim/": {"claim": "I am her mother."},
    "/requests/{request}/referral/": {"case": "She looks after the child."},
    "/requests/{request}/decision/": {"outcome": "refuse", "clause": "REQ-2", "reason": "Nobody knows them."},
    "/requests/{request}/domain/": {"kind": "personal"},
    "/roll/": {"do": "staff", "name": "Ann Lee", "email": "ann@gmail.com", "category": "teacher"},
    "/team/": {"email": "jo.fielding@gmail.com", "role": "teacher"},
    "/trips/": {"title": "The Lakes", "starts": "2026-06-01", "ends": "2026-06-05"},
    "/@PrimaryRedbourn/request/": {"accept": "1"},
}
