"""`python -m kiosk.screen FD`: the pane, imported by its own name, which what it sends then has."""

from kiosk.screen.pane import main

main()
