"""What targets, indicators and budgets share: the times, quantities and table columns that figures stand under."""
