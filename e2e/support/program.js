// The program under test: starting it, hearing where it serves, ending it.

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { NOW } from './day.js'

const PROJECT = new URL('../../', import.meta.url).pathname

/** A debug build of `heard`: the one that HEARD_PROGRAM names, else that of this folder. */
export const program = () => {
  const built = process.env.HEARD_PROGRAM ?? join(PROJECT, 'target/debug/heard')
  if (!existsSync(built)) {
    throw new Error(`${built} is missing; this builds it: cargo build --package heard`)
  }
  return built
}

/** An empty folder that goes when `after` runs what it is given. */
export const temporaryFolder = () => {
  const path = mkdtempSync(join(tmpdir(), 'heard-browser-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

// only what the program needs: a setting of whoever runs the tests must not reach it
const environment = () => ({ PATH: process.env.PATH, HOME: process.env.HOME, HEARD_NOW: NOW })

/** Runs a command to its end, and gives what it prints. */
export const run = (folder, args, input = '') =>
  new Promise((resolve, reject) => {
    const child = spawn(program(), args, { cwd: folder, env: environment() })
    let out = ''
    let said = ''
    child.stdout.on('data', (text) => (out += text))
    child.stderr.on('data', (text) => (said += text))
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve(out) : reject(new Error(`heard ${args.join(' ')} ended with ${code}: ${said}`))
    )
    child.stdin.end(input)
  })

/** Starts a command that serves pages, and waits until it says where. */
export const serve = (folder, args) =>
  new Promise((resolve, reject) => {
    const child = spawn(program(), args, { cwd: folder, env: environment() })
    const ended = new Promise((done) => child.on('close', done))
    // also where a script ends by a fault
    process.on('exit', () => child.kill())
    let out = ''
    let said = ''
    child.stderr.on('data', (text) => (said += text))
    child.on('error', reject)
    ended.then((code) => reject(new Error(`heard ${args.join(' ')} ended with ${code} before it served: ${said}`)))
    child.stdout.on('data', (text) => {
      out += text
      const address = out.match(/http:\/\/127\.0\.0\.1:\d+/)
      if (!address) return
      const stop = async () => {
        child.kill('SIGTERM')
        // the next test must not wait for connections that a browser keeps
        const killed = setTimeout(() => child.kill('SIGKILL'), 2000)
        await ended
        clearTimeout(killed)
      }
      resolve({ address: address[0], stop })
    })
  })
