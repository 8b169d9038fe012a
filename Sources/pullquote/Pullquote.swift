import ArgumentParser
@main struct Pullquote: ParsableCommand { func run() {} }
