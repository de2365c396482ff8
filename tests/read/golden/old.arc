filedesc://a.arc 0.0.0.0 20250304000000 text/plain 68
1 0 Archive
URL IP-address Archive-date Content-type Archive-length

https://tide.example/quay 192.0.2.1 20250304000000 text/html 818
HTTP/1.1 200 OK
Content-Type: text/html; charset=iso-8859-1

<html><head><title>Café quay to close</title></head><body><article><h1>Café quay to close</h1><p>The harbour board voted on Monday to close the old quay, its chair said after the meeting. Version 0 of the plan was shown to the press in the old hall.</p><p>The harbour board voted on Monday to close the old quay, its chair said after the meeting. Version 1 of the plan was shown to the press in the old hall.</p><p>The harbour board voted on Monday to close the old quay, its chair said after the meeting. Version 2 of the plan was shown to the press in the old hall.</p><p>The harbour board voted on Monday to close the old quay, its chair said after the meeting. Version 3 of the plan was shown to the press in the old hall.</p></article></body></html>
