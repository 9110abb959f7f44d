"""Why a column asks nothing."""

LEFT_OUT = {
    "empty": "holds no answers",
    "remark": "holds our own remarks",
    "timestamp": "says when the form was filled in",
    "row number": "numbers the rows, or was written by the form program itself",
    "phone": "holds phone numbers, which matching has no use for",
    "e-mail": "holds other e-mail addresses",
    "consent": "holds consent, which is recorded when people are brought in",
    "role": "tells mentors from mentees",
}
